/**
 * Teams says no: the status, and the code in `{ error: { code, message } }`.
 * Codes: "Status codes from bot conversational APIs" in Microsoft's documentation of bots in Teams.
 */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message = code) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
