import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { COMMAND } from '../balie.ts';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own, for the data and the settings of one test. */
export const newFolder = (): string => mkdtempSync(path.join(tmpdir(), 'balie-'));

/** Runs the built command as a process of its own in a folder, with what is typed and what the environment says. */
export function balie(
  args: readonly string[],
  {
    typed = '',
    env = {},
    folder = newFolder(),
  }: { typed?: string; env?: Record<string, string>; folder?: string } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.end(typed);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}
