import { readForm, renderForm } from '../render/form.ts';
import { receiveAlone } from '../services.ts';
import type { Placed } from './pressed.ts';
import type { Shown } from './tell-now.ts';
import { calculatorOfForm, readMetadata } from './windows.ts';

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
  const what = { kind: 'message', text: value } as const;
  const { reply } = await receiveAlone(services, who, region, what);
  const metadata = view.private_metadata;
  const share = readMetadata(metadata).responseUrl !== undefined;
  const values = readForm(calculator, view.state?.values ?? {});
  const filling = { values, result: { reply, ref: who.key, share }, metadata };
  await client.views.update({
    view_id: view.id,
    view: renderForm(calculator, services.rules, filling),
  });
  return null;
}
