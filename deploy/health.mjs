// What the container's health check runs: 0 when this process may be sent calls, else 1.
try {
  const port = process.env.PORT || '3000'
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, {
    signal: AbortSignal.timeout(4000),
  })
  process.exitCode = answer.ok ? 0 : 1
} catch {
  process.exitCode = 1
}
