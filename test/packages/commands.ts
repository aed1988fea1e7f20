import { execFile, type ExecFileOptions } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** The workspace. */
export const root = join(import.meta.dirname, '../..');

/** The workspace's own pnpm; the version that `npm run setup` uses. */
export const pnpm = ['npx', '--yes', 'pnpm@12.21.0'] as const;

const env: NodeJS.ProcessEnv = { ...process.env };
env['PATH'] = [join(root, 'node_modules/.bin'), env['PATH']].join(delimiter);
// `npm run` leaves it behind, and another npm would take the workspace for its project.
delete env['npm_config_local_prefix'];

/** Runs a command to its end. Rejects with all that it printed unless it ends well. */
export function run([command = '', ...args]: readonly string[], options: ExecFileOptions = {}): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  execFile(command, args, { maxBuffer: 2 ** 26, ...options, env, encoding: 'utf8' }, (error, stdout, stderr) => {
    if (error === null) resolve(stdout);
    else reject(new Error([`$ ${[command, ...args].join(' ')}`, stdout, stderr].filter(Boolean).join('\n')));
  });
  return promise;
}
