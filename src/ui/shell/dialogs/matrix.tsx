import { useCallback, useEffect, useState } from 'react';
import type { Implementation } from '../../../implementations/implementation.ts';
import { cards } from '../../../implementations/registry.ts';
import type { Entry } from '../../output/matrix/fact-list.tsx';
import { MatrixDialog } from '../../output/matrix/matrix-dialog.tsx';
import { leaveMatrix, matrixLink, matrixPlace, onMatrixPlace } from '../../ports/matrix-address.ts';
import type { DialogProps } from '../dialogs.tsx';
import { useAllImplementations } from '../use-all-implementations.ts';

const NOWHERE = { implementation: '', choice: '' };
const linkTo = (implementation: string, choice: string) => matrixLink({ implementation, choice });
const openLink = (implementation: string) => `./#implementation=${implementation}`;

export function Dialog({ onClose }: DialogProps) {
  const loaded = useAllImplementations();
  const [place, setPlace] = useState(() => matrixPlace() ?? NOWHERE);
  const close = useCallback(() => {
    leaveMatrix();
    onClose();
  }, [onClose]);
  // A link to somewhere else than the matrix leaves it.
  useEffect(() => onMatrixPlace((next) => (next === null ? onClose() : setPlace(next))), [onClose]);
  const entries = cards.flatMap(({ id, label }) => {
    const implementation = loaded.get(id);
    return implementation === undefined ? [] : [entryOf(id, label, implementation)];
  });
  return (
    <MatrixDialog
      entries={entries}
      missing={cards.length - entries.length}
      place={place}
      linkTo={linkTo}
      openLink={openLink}
      onClose={close}
    />
  );
}

function entryOf(id: string, label: string, { says, versions, facts }: Implementation): Entry {
  return { id, label, says, versions: versions.map(({ minor }) => minor), facts };
}
