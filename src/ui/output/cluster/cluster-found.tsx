import { useState } from 'react';
import type { FoundCrds } from '../../../admission/cluster/worker-protocol.ts';
import { readInstalled } from '../../../gateway-api/discover.ts';
import { useDispatch } from '../../workspace-context.tsx';
import { PlainButton } from '../plain-button.tsx';

interface ClusterFoundProps {
  readonly found: FoundCrds;
  readonly onForget: () => void;
}

/** What was found in the CRDs, and what can be done with it. */
export function ClusterFound({ found, onForget }: ClusterFoundProps) {
  const dispatch = useDispatch();
  const [set, tellSet] = useState(false);
  const installed = readInstalled(found.kinds);
  const groups = new Set(found.kinds.map(({ group }) => group)).size;
  return (
    <section aria-label="What was found">
      <p role="status">
        {set && 'The selectors are set. '}
        Manifests of {counted(found.kinds.length, 'kind')} in {counted(groups, 'group')} are checked by your cluster’s
        CRDs.
        {found.others > 0 && ` ${counted(found.others, 'other document')} passed over.`}
      </p>
      <p>{installed.ok ? installed.notes.join(' ') : installed.says}</p>
      <Kinds found={found} />
      {found.notUnderstood.length > 0 && (
        <details>
          <summary>{counted(found.notUnderstood.length, 'CRD')} not understood: nothing is checked by these</summary>
          <ul>
            {found.notUnderstood.map((says) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        </details>
      )}
      <div className="row">
        {installed.ok && (
          <PlainButton
            onClick={() => {
              dispatch({ type: 'apply', edits: installed.edits });
              tellSet(true);
            }}
          >
            Set release and channel from them
          </PlainButton>
        )}
        <PlainButton onClick={onForget}>Forget them</PlainButton>
      </div>
    </section>
  );
}

function Kinds({ found: { kinds } }: Pick<ClusterFoundProps, 'found'>) {
  return (
    <details>
      <summary>The kinds</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Group</th>
            <th scope="col">Served versions</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ group, kind, served }) => (
            <tr key={`${group}/${kind}`}>
              <td>{kind}</td>
              <td>{group}</td>
              <td>{served.join(', ') || 'none'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
