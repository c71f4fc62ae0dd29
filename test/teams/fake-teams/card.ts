import { AdaptiveCard, SerializationContext, Versions } from 'adaptivecards';
import { z } from 'zod';

export const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

/** Teams shows no card of a later version. */
const Card = z.looseObject({
  type: z.literal('AdaptiveCard'),
  version: z.string().regex(/^1\.[0-5]$/u, 'no version up to 1.5'),
  body: z.array(z.unknown()).optional(),
  actions: z.array(z.unknown()).optional(),
});

/** What is wrong with an Adaptive Card, by the library that reads them; nothing if Teams shows it. */
export function problemsOf(json: unknown): string[] {
  const read = Card.safeParse(json);
  if (!read.success) return read.error.issues.map(({ message }) => message);
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  card.parse(read.data, context);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at));
  const { validationEvents } = card.validateProperties();
  return [...events, ...validationEvents].map(({ message }) => message);
}
