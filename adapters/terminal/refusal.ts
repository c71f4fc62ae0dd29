/** A command that cannot be done; the message is one Dutch sentence for who typed it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
