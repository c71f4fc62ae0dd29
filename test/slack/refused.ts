import { Message, Modal } from '../../adapters/slack/render/limits.ts';
import { renderMessage } from '../../adapters/slack/render/message.ts';
import { renderSteps, renderWhole } from '../../adapters/slack/render/modals.ts';
import type { Reply } from '../../src/reply.ts';

/** What Slack would refuse of a reply. */
export function refused(of: Reply): unknown[] {
  const checks = [Message.safeParse(renderMessage(of)), Modal.safeParse(renderWhole(of))];
  const steps = of.steps.length === 0 ? [] : [Modal.safeParse(renderSteps(of))];
  return [...checks, ...steps].flatMap(({ error }) => error?.issues ?? []);
}
