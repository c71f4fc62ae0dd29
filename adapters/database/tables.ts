import type { Generated } from 'kysely';

// The tables as both engines have them. Moments are ISO texts in UTC, which sort as text; `data`, `payload`, `outcome`
// and `reply` are JSON, parsed by the schemas of src/helpdesk when they are read.

export interface Tables {
  inbox: {
    id: Generated<number>;
    key: string;
    lane: string;
    person: string;
    state: 'waiting' | 'done' | 'failed';
    payload: string;
    outcome: string | null;
    attempts: number;
    received_at: string;
  };
  outbox: {
    id: Generated<number>;
    key: string;
    lane: string;
    platform: string;
    state: 'waiting' | 'done' | 'failed';
    payload: string;
    attempts: number;
    due_at: string;
    leased_until: string;
    error: string | null;
    added_at: string;
  };
  counters: { name: string; value: number };
  tickets: {
    number: number;
    region: string;
    state: string;
    asker: string;
    changed_at: string;
    shown: string | null;
  };
  ticket_events: {
    ticket: number;
    seq: number;
    at: string;
    role: string;
    person: string;
    name: string;
    data: string;
  };
  conversations: {
    place: string;
    person: string;
    question: string;
    ticket: string | null;
    at: string;
  };
  questions: {
    id: Generated<number>;
    key: string;
    region: string;
    person: string;
    at: string;
    kind: string;
    topic: string;
    text: string | null;
    ticket: string | null;
  };
  feedback: { question: number; person: string; helpful: number; at: string };
  articles: { id: string; author: string; data: string };
  messages: {
    id: Generated<number>;
    key: string;
    recipient: string;
    reply: string;
    at: string;
    read_at: string | null;
  };
  settings: { name: string; value: string };
  installations: { id: string; data: string };
}
