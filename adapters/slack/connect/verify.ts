import type { IncomingHttpHeaders } from 'node:http';
import { isValidSlackRequest } from '@slack/bolt';

/** Milliseconds that the clocks of Slack and of this machine may differ, either way. */
const CLOCK_DIFFERENCE = 5 * 60_000;

/**
 * Whether a request comes from Slack and was made just now. Bolt checks the signature and refuses what is old; a time that
 * is still to come is refused here, because such a request could be kept and sent later.
 */
export function isFromSlack(
  headers: IncomingHttpHeaders,
  body: string,
  signingSecret: string,
  now: Date,
): boolean {
  const signature = headers['x-slack-signature'];
  const sent = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof sent !== 'string' || !/^\d{1,12}$/u.test(sent))
    return false;
  if (Number(sent) * 1000 > now.getTime() + CLOCK_DIFFERENCE) return false;
  return isValidSlackRequest({
    signingSecret,
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(sent) },
    nowMilliseconds: now.getTime(),
  });
}
