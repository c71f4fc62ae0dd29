import { describe, expect, it } from 'vitest';
import type { Form, Input } from '../../adapters/chat/form.ts';
import { textForm } from '../../adapters/chat/text-form.ts';
import { Modal } from '../../adapters/slack/render/limits.ts';
import { renderModalForm } from '../../adapters/slack/render/modal-form.ts';
import { seen } from './seen.ts';

const LONG = 'Dit is een zin. '.repeat(220);
const form = (input: Partial<Input> = {}, more: Partial<Form> = {}): Form => ({
  name: 'act:close',
  title: 'Vraag sluiten',
  submit: 'Sluit de vraag',
  intro: [],
  inputs: [{ name: 'text', label: 'Waarom?', kind: 'long-text', required: true, ...input }],
  ...more,
});
const render = (of: Form): Modal => renderModalForm(of, { metadata: '12' });
const elementOf = (of: Form) =>
  render(of).blocks.flatMap((block) => (block.type === 'input' ? [block.element] : []))[0];

describe('a window with something to fill in', () => {
  it('comes back with its name, and with what it is about', () => {
    expect(render(form())).toMatchObject({
      callback_id: 'act:close',
      private_metadata: '12',
      title: { text: 'Vraag sluiten' },
      submit: { text: 'Sluit de vraag' },
      close: { text: 'Annuleren' },
    });
  });

  it('has no button where there is nothing to send, and its title within the limit', () => {
    const modal = render(
      form({}, { inputs: [], submit: null, intro: ['Niemand.'], title: 'Een veel te lange titel' }),
    );
    expect(modal.submit).toBeUndefined();
    expect(Modal.safeParse(modal).success).toBe(true);
  });

  it('has a text that is too long up to the end of a sentence, and says so', () => {
    const modal = render(textForm('handover', LONG));
    expect(Modal.safeParse(modal).success).toBe(true);
    expect(seen(modal)).toContain('Dit is een zin. …} De tekst was te lang; het einde staat er');
    expect(seen(modal)).toContain('Haal gegevens van patiënten weg voor u de vraag verstuurt.');
  });

  it('leaves out a text that is too long where its beginning would be another text', () => {
    expect(elementOf(form({ given: [LONG] }))).not.toHaveProperty('initial_value');
    expect(elementOf(form({ given: ['zes en'], longest: 6 }))).toHaveProperty('initial_value');
    expect(elementOf(form({ given: ['zeven n'], longest: 6 }))).not.toHaveProperty('initial_value');
  });

  it('ticks what was ticked, and chooses nothing that is not offered', () => {
    const options = [{ label: 'Voor alle regio’s', value: 'yes' }];
    expect(elementOf(form({ kind: 'tick', options, given: ['yes'] }))).toMatchObject({
      type: 'checkboxes',
      initial_options: [{ value: 'yes' }],
    });
    expect(elementOf(form({ kind: 'one', options, given: ['no'] }))).not.toHaveProperty(
      'initial_option',
    );
  });

  it('lets names be typed with a comma where the list is too long for Slack', () => {
    const options = Array.from({ length: 101 }, (_, at) => ({ label: `N${at}`, value: `${at}` }));
    const modal = render(form({ kind: 'several', options, given: ['3', '4'] }));
    expect(seen(modal)).toBe('Waarom?: {N3, N4} Zet een komma tussen twee namen.');
  });
});
