import { useCallback, useMemo, useState } from 'react';
import type { Review } from '../../review/review.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { DiffDialogProps } from '../output/dialogs/diff-dialog.tsx';
import { type Manifests, YamlPreview } from '../output/yaml-preview.tsx';
import { copyText } from '../ports/copy-text.ts';
import { useFetched } from '../use-fetched.ts';
import { useStore, useWorkspace } from '../workspace-context.tsx';
import { type Compared, type Difference, differenceOf } from './differences.ts';
import { goToFieldAt } from './go-to-field.ts';
import { askForField } from './use-focus-field.ts';

type Asked = { readonly kind: 'start' } | { readonly kind: 'difference'; readonly what: Compared } | null;

/** The manifests, in the place where they are edited. */
export function Yaml({ review }: { readonly review: Review }) {
  const store = useStore();
  const { dispatch } = store;
  const entry = useWorkspace((state) => state.view.entry);
  const place = useWorkspace((state) => state.view.place);
  const hand = useWorkspace((state) => state.hand);
  const lens = useWorkspace((state) => (state.lens.status === 'ready' ? state.lens.lens : null));
  const [asked, ask] = useState<Asked>(null);
  const manifests = useMemo(() => manifestsOf(store, ask), [store]);
  const difference = useDifference(store, asked);
  const onActive = useCallback((id: string | null) => dispatch({ type: 'look', at: { entry: id } }), [dispatch]);
  const close = useCallback(() => ask(null), []);
  return (
    <>
      <YamlPreview
        written={review.written}
        text={hand?.text ?? review.text}
        readText={lens?.readText ?? null}
        byHand={hand !== null}
        findings={review.findings}
        manifests={manifests}
        steps={review.steps}
        active={entry}
        onActive={onActive}
        shown={place}
        onCopy={copyText}
      />
      <Start asked={asked?.kind === 'start'} onClose={close} />
      <Shown difference={difference} onClose={close} />
    </>
  );
}

/** What is asked for, as it was when it could first be told: who asks before the lens is there waits for it. */
function useDifference(store: Workspace, asked: Asked): Difference | null {
  const ready = useWorkspace(({ lens, shown }) => lens.status === 'ready' && shown !== null);
  return useMemo(
    () => (ready && asked?.kind === 'difference' ? differenceOf(store, asked.what) : null),
    [ready, asked, store],
  );
}

function manifestsOf(store: Workspace, ask: (asked: Asked) => void): Manifests {
  const { dispatch, getState } = store;
  return {
    onType: (text, from) => dispatch({ type: 'type-text', text, from }),
    onHistory: (type) => dispatch({ type }),
    onLeave: () => dispatch({ type: 'leave' }),
    onIntent: store.wantLens,
    onGoToField: (object, path) => goToFieldAt(store, object, path),
    onShowField: ({ at: { field } }) => {
      if (field !== undefined) askForField(dispatch, field);
    },
    onFix: ({ edits, manifests }) => dispatch({ type: 'apply', edits, manifests }),
    onReset: (document) => ask({ kind: 'difference', what: document ?? 'reset-all' }),
    onCompare: () => ask({ kind: 'difference', what: 'compare' }),
    onStartFrom: () => ask({ kind: 'start' }),
    helpSetting: () => {
      const { shown } = getState();
      if (shown === null) return null;
      return { setting: shown.configuration.setting, implementation: shown.loaded.implementation };
    },
  };
}

const fetchStart = () => import('./dialogs/start.tsx');
const fetchDiff = () => import('../output/dialogs/diff-dialog.tsx');

interface StartProps {
  readonly asked: boolean;
  readonly onClose: () => void;
}

function Start({ asked, onClose }: StartProps) {
  const fetched = useFetched(asked ? fetchStart : null, onClose);
  return fetched === null ? null : <fetched.Dialog onClose={onClose} />;
}

interface ShownProps extends Pick<DiffDialogProps, 'onClose'> {
  readonly difference: Difference | null;
}

function Shown({ difference, onClose }: ShownProps) {
  const fetched = useFetched(difference === null ? null : fetchDiff, onClose);
  if (fetched === null || difference === null) return null;
  return <fetched.DiffDialog {...difference} onClose={onClose} />;
}
