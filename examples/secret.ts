/** The secret in an environment variable. Without one the example says so and ends: what cannot verify must not start. */
export function readSecret(variable: string): string {
  const secret = process.env[variable];
  if (secret?.trim()) return secret;
  console.error(`${variable} is not set. It holds the secret that the sender signs with.`);
  process.exit(1);
}
