/** Writes what was asked for to the standard output. */
export function say(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Writes a word beside it, for who sits at the terminal, to the standard error. */
export function remark(text: string): void {
  process.stderr.write(`${text.trimEnd()}\n`);
}
