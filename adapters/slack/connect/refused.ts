/** Slack cannot be used as it is set up; the message is one Dutch sentence for who did that. */
export class SlackRefused extends Error {
  override readonly name = 'SlackRefused';
}
