import { readForm, renderForm } from './form.ts';
import { calculatorOfForm, readMetadata } from './forms.ts';
import { personAt } from './place.ts';
import type { Placed } from './pressed.ts';
import { incoming } from './services.ts';
import type { Shown } from './tell-now.ts';

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
  const place = personAt(who.team, who.user);
  const { reply } = await services.frontDesk.receive(
    incoming(services, who, region, place, what, true),
  );
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
