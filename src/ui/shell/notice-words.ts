import type { Notice } from '../../workspace/state.ts';

/** What a notice says, and what can be done about it. */
export interface NoticeWords {
  readonly tone: 'info' | 'warning' | 'error';
  readonly says: string;
  readonly action?: { readonly label: string; readonly does: 'bring-back' | 'take-over' | 'reload' };
}

export function wordsOf(notice: Notice): NoticeWords {
  switch (notice.kind) {
    case 'link-failed':
      return { tone: 'error', says: `The link was not opened; your work is as it was. ${notice.says}` };
    case 'link-opened':
      return { tone: 'warning', says: `Not everything in the link was understood. ${notice.notes.join(' ')}` };
    case 'earlier-work':
      return {
        tone: 'info',
        says:
          notice.when === 'now'
            ? 'This link was opened over work of yours, which is kept: you find it under Presets, too.'
            : 'Work of yours that a link was opened over is still kept: you find it under Presets, too.',
        action: { label: notice.when === 'now' ? 'Bring my work back' : 'Bring back earlier work', does: 'bring-back' },
      };
    case 'other-tab':
      return {
        tone: 'info',
        says: 'This page is open in another tab as well. Each keeps its own work; a new tab begins with what was saved last.',
        action: { label: 'Take over the other tab’s work', does: 'take-over' },
      };
    case 'storage-blocked':
      return {
        tone: 'warning',
        says: 'This browser does not let the page save anything. Your work is here as long as the page is open: share or download it to keep it.',
      };
    case 'storage-full':
      return {
        tone: 'warning',
        says: 'The browser’s storage is full, so your work is not saved. It is here as long as the page is open: share or download it to keep it.',
      };
    case 'key-not-saved':
      return {
        tone: 'warning',
        says: 'There is a private key in a field. It stays on this screen only: it is never saved, shared or downloaded.',
      };
    case 'saved-unreadable':
      return {
        tone: 'warning',
        says: 'The work that this browser has saved is of another version, or damaged. It was set aside and not thrown away.',
      };
    case 'part-gone':
      return {
        tone: 'warning',
        says: 'A part of this page could not be fetched: there may be a new version, or no network. Your work is saved; reloading brings the new version.',
        action: { label: 'Reload', does: 'reload' },
      };
    case 'kept-by-hand':
      return {
        tone: 'warning',
        says: `What you wrote into the manifests stays, though the form does not ask for it any more. ${notice.says.join(' ')}`,
      };
    case 'fix-outdated':
      return { tone: 'warning', says: 'This does not fit any more: the form has changed meanwhile. Nothing was done.' };
  }
}
