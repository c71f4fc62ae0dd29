import type { Account, Said } from '../connect/connector.ts';
import { CARD, type Card } from '../render/card.ts';

/** A card as a message; `summary` is what notifications show. */
export function saying(card: Card, summary: string): Said {
  return { type: 'message', summary, attachments: [{ contentType: CARD, content: card }] };
}

/** A message that calls somebody, so that they hear of it. */
export function calling(account: Account | null, said: Said): Said {
  if (account === null) return said;
  const name = account.name.replace(/[<>&]/gu, ' ').trim() || 'u';
  const text = `<at>${name}</at>`;
  const mentioned = { id: account.id, name };
  return { ...said, text, entities: [{ type: 'mention', text, mentioned }] };
}
