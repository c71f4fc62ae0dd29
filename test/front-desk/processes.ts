import { execFile } from 'node:child_process';
import path from 'node:path';

/** How a process ended, and what it printed. */
export interface Ended {
  readonly signal: string | null;
  readonly output: string;
}

/** Runs a script of this folder, as it was built, in a process of its own. Rejects with what it complained of. */
export function runBuilt(name: string, input: unknown): Promise<Ended> {
  const root = path.join(import.meta.dirname, '..', '..');
  const script = path.join(root, 'dist', 'test', 'front-desk', `${name}.js`);
  return new Promise((resolve, reject) => {
    const args = [script, JSON.stringify(input)];
    execFile(process.execPath, args, { cwd: root, maxBuffer: 1e8 }, (error, output, complaint) => {
      const signal = error?.signal ?? null;
      if (error !== null && signal === null) reject(new Error(complaint));
      else resolve({ signal, output });
    });
  });
}
