import type { Setting } from '../../../configuration/configuration.ts';
import { UNLISTED } from '../../../configuration/version.ts';
import type { ReadingImplementation } from '../../../implementations/implementation.ts';
import { load } from '../../../implementations/load.ts';
import { newestVersion } from '../../../implementations/newest-version.ts';
import { otherSigns } from '../../../implementations/other-signs.ts';
import { recognise } from '../../../implementations/recognise.ts';
import { cardOf, cards } from '../../../implementations/registry.ts';
import { lens } from '../../../lens/lens.ts';
import { EMPTY } from '../../../workspace/state.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { type Outcome, StartDialog } from '../../output/dialogs/start-dialog.tsx';
import { useStore } from '../../workspace-context.tsx';
import type { DialogProps } from '../dialogs.tsx';

const CHOICES = cards.map(({ id, label }) => ({ id, label }));
const NOT_LOADED: Outcome = {
  kind: 'bad',
  says: 'The implementation could not be loaded. Try again.',
  problems: [],
};

export function Dialog({ onClose }: DialogProps) {
  const store = useStore();
  return (
    <StartDialog
      implementations={CHOICES}
      onRead={(text, implementation) => readBrought(store, text, implementation)}
      onClose={onClose}
    />
  );
}

/** Reads what somebody brought for the implementation that it is for. Opens nothing yet. */
async function readBrought(store: Workspace, text: string, wanted: string | null): Promise<Outcome> {
  const reading = lens.readText(text);
  const objects = reading.documents.flatMap((document) => document.objects.map(({ object }) => object));
  const candidates = wanted === null ? await recognise(objects).catch(() => null) : [{ id: wanted, because: '' }];
  if (candidates === null) return NOT_LOADED;
  const [recognised] = candidates;
  // What cannot be read, or is empty, is told by whatever implementation.
  const id = recognised?.id ?? (reading.problems.length > 0 || objects.length === 0 ? 'any' : null);
  if (id === null) return { kind: 'ask', says: 'Nothing in here tells which implementation it is for. Choose one.' };
  const card = cardOf(id);
  const implementation = await (card && load(card).catch(() => undefined));
  if (card === undefined || implementation === undefined) return NOT_LOADED;
  const because =
    wanted === null
      ? candidates.slice(0, 1).map((likeliest) => `${card.label}: ${likeliest.because}`)
      : await otherSigns(objects, wanted).catch(() => []);
  return outcomeOf(store, text, implementation, settingFor(store, id), because);
}

function outcomeOf(
  store: Workspace,
  text: string,
  implementation: ReadingImplementation,
  setting: Setting,
  because: readonly string[],
): Outcome {
  const started = lens.startFrom(text, setting, implementation);
  if (!started.ok) {
    const problems = started.problems.map(({ span: [offset], message }) => ({ offset, message }));
    return { kind: 'bad', says: started.says, problems };
  }
  const { configuration, hand, notes } = started;
  const back = 'Undo brings back what you have now.';
  return {
    kind: 'ready',
    says: [...because, ...notes, back],
    open: () => {
      store.dispatch({ type: 'open', work: { ...EMPTY, configuration, hand } });
      store.dispatch({ type: 'look', at: { output: 'yaml', part: 'output', entry: null } });
    },
  };
}

/** What is set stays, where it is the same implementation; another one comes with its newest version. */
function settingFor({ getState }: Workspace, implementation: string): Setting {
  const { setting } = getState().configuration;
  if (setting.implementation === implementation) return setting;
  return { ...setting, implementation, version: newestVersion(implementation) ?? UNLISTED };
}
