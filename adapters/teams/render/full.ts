/** What stands under a text that did not fit in its dialog. */
export const FULL =
  'Dit venster is vol. Hier staat dus niet alles. Vraag de helpdesk als u de rest nodig hebt.';
