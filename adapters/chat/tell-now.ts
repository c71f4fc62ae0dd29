import { type Reply, reply } from '../../src/reply.ts';

/** One sentence as a reply. */
export const sentence = (text: string): Reply => reply({ kind: 'refusal', title: text });

/** What somebody reads whose event could not be handled. */
export const FAILED = 'Er ging iets mis; probeer het opnieuw.';
