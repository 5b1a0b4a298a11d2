import type { Behind } from '../../workspace/derived.ts';
import { PlainButton } from '../output/plain-button.tsx';
import { useDispatch, useWorkspace } from '../workspace-context.tsx';
import { askForField } from './use-focus-field.ts';

interface BehindLineProps {
  readonly behind: Behind | null;
  /** There is no output yet at all. */
  readonly first?: boolean;
}

const WORDS: { readonly [behind in Behind]: readonly [now: string, first: string] } = {
  drafts: ['A field is not valid yet: this is what your last good answers give.', ''],
  loading: ['Loading the implementation: this is what the last one gives.', 'Loading…'],
  failed: [
    'The implementation could not be loaded: this is what the last one gives. Your answers are kept.',
    'The implementation could not be loaded. Your answers are kept.',
  ],
  'broken-text': [
    'The YAML cannot be read at present: this is what the last good text gives. Changes of the form wait until it can.',
    'The YAML cannot be read at present.',
  ],
  'reading-text': ['Reading the YAML: this is what was there before.', 'Reading the YAML…'],
  unknown: [
    'This version of the tool does not know the implementation: this is what the last one gives.',
    'This version of the tool does not know the implementation: choose another one in the form.',
  ],
};

/** Says when the output is not what the form asks for, and why. */
export function BehindLine({ behind, first = false }: BehindLineProps) {
  const dispatch = useDispatch();
  const id = useWorkspace((state) => state.configuration.setting.implementation);
  const draft = useWorkspace((state) => Object.keys(state.drafts)[0]);
  return (
    <div className="behind" role="status" data-behind={behind !== null}>
      {behind !== null && <p>{WORDS[behind][first ? 1 : 0]}</p>}
      {behind === 'failed' && (
        <PlainButton onClick={() => dispatch({ type: 'implementation-loading', id })}>Try again</PlainButton>
      )}
      {behind === 'drafts' && draft !== undefined && (
        <PlainButton onClick={() => askForField(dispatch, draft)}>Show the field</PlainButton>
      )}
    </div>
  );
}
