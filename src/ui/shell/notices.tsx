import type { Notice } from '../../workspace/state.ts';
import { Icon } from '../icon.tsx';
import { PlainButton } from '../output/plain-button.tsx';
import { useStore, useWorkspace } from '../workspace-context.tsx';
import { type NoticeWords, wordsOf } from './notice-words.ts';

/** What the page has to say about itself, above everything else, until it is dismissed. */
export function Notices() {
  const notices = useWorkspace((state) => state.notices);
  return (
    <div className="notices" role="status">
      {notices.map((notice) => (
        <NoticeLine key={notice.kind} notice={notice} words={wordsOf(notice)} />
      ))}
    </div>
  );
}

function NoticeLine({ notice, words }: { readonly notice: Notice; readonly words: NoticeWords }) {
  const store = useStore();
  const { action } = words;
  const dismiss = () => store.dismiss(notice);
  const act = () => {
    if (action?.does === 'take-over') store.takeOver();
    if (notice.kind === 'earlier-work') return store.bringBack(notice.id);
    if (action?.does === 'reload') {
      store.flush();
      location.reload();
    }
    dismiss();
  };
  return (
    <div className="notice" data-tone={words.tone}>
      <p>{words.says}</p>
      {action !== undefined && <PlainButton onClick={act}>{action.label}</PlainButton>}
      <PlainButton onClick={dismiss} aria-label="Dismiss">
        <Icon name="remove" size={16} />
      </PlainButton>
    </div>
  );
}
