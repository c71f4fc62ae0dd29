import type { Choice } from '../reply.ts';

/** Takes the question before it in the conversation to the helpdesk. */
export const ASK_HELPDESK: Choice = { label: 'Vraag de helpdesk', message: '/helpdesk' };
