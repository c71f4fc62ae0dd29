import { z } from 'zod';
import type { Filled } from '../../chat/form.ts';

const Chosen = z.object({ value: z.string() });

/** What Slack sends of an input, by its kind: `view.state.values` in its documentation of view payloads. */
const Entered = z.object({
  value: z.string().nullish(),
  selected_option: Chosen.nullish(),
  selected_options: z.array(Chosen).nullish(),
  selected_date: z.string().nullish(),
});
const State = z.record(z.string(), z.record(z.string(), Entered));

/**
 * What stands in the inputs of a view, by their block_id, as it was typed; one that is empty has no texts.
 * Throws a ZodError for what Slack does not send.
 */
export function readState(state: unknown): Filled {
  const blocks = Object.entries(State.parse(state));
  return new Map(
    blocks.map(([name, actions]) => [name, Object.values(actions).flatMap(textsOf)] as const),
  );
}

function textsOf(entered: z.infer<typeof Entered>): string[] {
  const { value, selected_option: option, selected_options: options, selected_date: day } = entered;
  const several = [option, ...(options ?? [])].flatMap((each) => each?.value ?? []);
  return [value, day, ...several].flatMap((text) => text ?? []);
}
