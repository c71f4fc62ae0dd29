import type { App } from '@slack/bolt';
import { normalise } from '../../../src/dutch/normalise.ts';
import { guard } from '../../../src/privacy.ts';
import { NO_REGION } from '../../chat/say-no-region.ts';
import type { Services } from '../../chat/services.ts';
import { textForm } from '../../chat/text-form.ts';
import { occasion, regionFor } from '../occasion.ts';
import { renderModalForm } from '../render/modal-form.ts';
import { askAlone } from './ask-alone.ts';
import { MessageShortcut, nameOf, teamOf } from './payloads.ts';
import { A_WHILE, ephemeral, inTime, SOON, type Told } from './tell-now.ts';
import { typedText } from './typed-text.ts';
import { openWindow } from './windows.ts';

/**
 * The menu of a message: its text is asked, and only who chose it sees the answer; or it is taken to the helpdesk, after
 * they looked at what they send, because somebody else may have written it.
 */
export function listenForShortcuts(app: App, services: Services): void {
  app.shortcut(/./u, async ({ body, ack, respond, client }) => {
    const shortcut = MessageShortcut.parse(body);
    const { callback_id: chosen, channel, user, trigger_id: trigger } = shortcut;
    const who = occasion(
      trigger,
      teamOf({ ...shortcut, view: undefined }),
      channel.id,
      user.id,
      nameOf(user),
    );
    const region = regionFor(services, who);
    const text = typedText(shortcut.message.text);
    if (region === null) {
      await ack();
      return void (await respond(ephemeral(NO_REGION)));
    }
    if (chosen === 'handover') {
      await ack();
      // What stands in a window goes to Slack: without what the message has of a patient.
      const form = textForm('handover', guard(normalise(text)).redacted);
      const view = renderModalForm(form, { metadata: channel.id });
      const opened = await openWindow(client, { trigger, view }, services.log);
      if (!opened.ok) await respond(ephemeral(opened.sentence));
      return;
    }
    const tell = (told: Told) => respond(ephemeral(told));
    await inTime<Told>(askAlone(services, who, region, text), SOON, {
      soon: async (told) => {
        await ack();
        await tell(told);
      },
      meanwhile: async () => {
        await ack();
        await tell(A_WHILE);
      },
      late: tell,
      failed: (why) => why,
    });
  });
}
