import type { Calculator } from '../../../src/calculators/calculator.ts';
import { calculatorOfForm, type FormValues, readValues } from '../../chat/calculator-form.ts';
import { receiveAlone } from '../occasion.ts';
import { renderForm } from '../render/form.ts';
import type { Modal } from '../render/limits.ts';
import type { Placed } from './pressed.ts';
import { readState } from './read-state.ts';
import type { Shown } from './tell-now.ts';
import { readMetadata } from './windows.ts';

/** A choice under a form: what it asks comes in the place of the result before. */
export async function pressInForm({
  press: { view },
  who,
  region,
  client,
  services,
  value,
}: Placed): Promise<Shown | null> {
  const calculator = calculatorOfForm(view?.callback_id ?? '');
  if (view === undefined || calculator === undefined) return null;
  const values = readValues(calculator, readState(view.state?.values ?? {}));
  const form = { calculator, values, metadata: view.private_metadata };
  const answered = await answerForm(form, value, { who, region, services });
  await client.views.update({ view_id: view.id, view: answered });
  return null;
}

/** A form as it is filled in, with what it remembers of its place. */
interface FilledIn {
  readonly calculator: Calculator;
  readonly values: FormValues;
  readonly metadata: string;
}

/** Asks what a form comes to; gives the form with the result under it, so that it can be filled in otherwise. */
export async function answerForm(
  { calculator, values, metadata }: FilledIn,
  text: string,
  { who, region, services }: Pick<Placed, 'who' | 'region' | 'services'>,
): Promise<Modal> {
  const { reply } = await receiveAlone(services, who, region, { kind: 'message', text });
  const share = readMetadata(metadata).responseUrl !== undefined;
  const filling = { values, result: { reply, ref: who.key, share }, metadata };
  return renderForm(calculator, services.rules, filling);
}
