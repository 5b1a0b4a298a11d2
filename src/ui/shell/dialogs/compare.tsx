import { useCallback, useMemo, useState } from 'react';
import { UNLISTED } from '../../../configuration/version.ts';
import { newestVersion } from '../../../implementations/newest-version.ts';
import { cards } from '../../../implementations/registry.ts';
import { outlookIn, outlookOf } from '../../../review/outlook.ts';
import { review } from '../../../review/review.ts';
import { snapshotOf, type WorkspaceState } from '../../../workspace/state.ts';
import { switchedTo, type Variant } from '../../../workspace/switched-to.ts';
import { type Candidate, CompareDialog } from '../../output/compare/compare-dialog.tsx';
import type { Prospect } from '../../output/compare/side-view.tsx';
import { useStore } from '../../workspace-context.tsx';
import type { DialogProps } from '../dialogs.tsx';
import { type LoadedImplementations, useAllImplementations } from '../use-all-implementations.ts';

const IMPLEMENTATIONS = cards.map(({ id, label }) => ({ id, label }));
export function Dialog({ onClose }: DialogProps) {
  const { getState, dispatch } = useStore();
  // What is compared stands still while the dialog is open: everything behind it does.
  const [state] = useState(getState);
  const loaded = useAllImplementations();
  const present = presentOf(state);
  const [one, setOne] = useState(present);
  const [other, setOther] = useState(() => variantFor(otherThan(present.implementation)));
  const switchTo = (variant: Variant) => () => {
    dispatch({ type: 'open', work: snapshotOf(switchedTo(getState(), variant)) });
    onClose();
  };
  const side = (variant: Variant, set: (variant: Variant) => void) => ({
    variant,
    prospect: prospectOf(state, loaded, variant),
    onChange: (next: Variant) =>
      set(next.version === '' ? { ...variantFor(next.implementation), mode: next.mode } : next),
    onSwitch: sameVariant(variant, present) ? null : switchTo(variant),
  });
  const candidates = useMemo(() => candidatesOf(state, loaded), [state, loaded]);
  return (
    <CompareDialog
      implementations={IMPLEMENTATIONS}
      one={side(one, setOne)}
      other={side(other, setOther)}
      candidates={candidates}
      onCandidate={useCallback((id: string) => setOther(variantFor(id)), [])}
      onClose={onClose}
    />
  );
}

function presentOf({ configuration: { setting } }: WorkspaceState): Variant {
  return { implementation: setting.implementation, version: setting.version, mode: null };
}

function variantFor(implementation: string): Variant {
  return { implementation, version: newestVersion(implementation) ?? UNLISTED, mode: null };
}

function otherThan(implementation: string): string {
  return cards.find(({ id }) => id !== implementation && id !== 'any')?.id ?? implementation;
}

function sameVariant(a: Variant, b: Variant): boolean {
  return a.implementation === b.implementation && a.version === b.version && a.mode === b.mode;
}

function prospectOf(state: WorkspaceState, loaded: LoadedImplementations, variant: Variant): Prospect | null {
  const implementation = loaded.get(variant.implementation);
  if (implementation === undefined) return null;
  const told = review(switchedTo(state, variant).configuration, implementation);
  const versions = implementation.versions.map(({ minor }) => minor);
  return { outlook: outlookIn(told), hops: told.hops, text: told.text, versions };
}

function candidatesOf(state: WorkspaceState, loaded: LoadedImplementations): readonly Candidate[] {
  return cards.map(({ id, label }) => {
    const implementation = loaded.get(id);
    const outlook =
      implementation === undefined ? null : outlookOf(switchedTo(state, variantFor(id)).configuration, implementation);
    return { id, label, outlook };
  });
}
