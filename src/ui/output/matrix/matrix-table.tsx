import { CHOICE_HEADS, CHOICE_LABELS } from '../../../implementations/choice-labels.ts';
import type { ChoiceId } from '../../../implementations/fact.ts';
import { cellsOf, STANDING_WORDS, type Standing, standingAt } from '../../../implementations/matrix.ts';
import type { Entry } from './fact-list.tsx';
import { Table } from './matrix-styles.ts';

interface MatrixTableProps {
  readonly entries: readonly Entry[];
  readonly choices: readonly ChoiceId[];
  /** `''` for the newest of each. */
  readonly version: string;
  readonly place: { readonly implementation: string; readonly choice: string };
  readonly linkTo: (implementation: string, choice: string) => string;
}

const SIGNS: { readonly [standing in Standing]: string } = {
  honoured: '✓',
  partly: '◐',
  unsure: '?',
  rejected: '–',
  ignored: '✗',
  plaintext: '✗',
};

/** Implementations by features. Each cell is a link to what is known of it. */
export function MatrixTable({ entries, choices, version, place, linkTo }: MatrixTableProps) {
  return (
    <Table role="region" aria-label="Table of gateways and features" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Gateway</th>
            {choices.map((choice) => (
              <th key={choice} scope="col">
                {CHOICE_HEADS[choice]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} choices={choices} version={version} place={place} linkTo={linkTo} />
          ))}
        </tbody>
      </table>
    </Table>
  );
}

type RowProps = Omit<MatrixTableProps, 'entries'> & { readonly entry: Entry };

function Row({ entry: { id, label, versions, facts }, choices, version, place, linkTo }: RowProps) {
  const [newest] = versions;
  const at = version === '' ? (newest ?? 'unlisted') : version;
  const cells = new Map(cellsOf(facts).map((cell) => [cell.choice, cell.facts]));
  return (
    <tr>
      <th scope="row">
        {label}
        {newest !== undefined && <small> {at}</small>}
      </th>
      {choices.map((choice) => {
        const standing = standingAt(cells.get(choice) ?? [], at);
        const here = place.implementation === id && place.choice === choice;
        return (
          <td key={choice} className={standing}>
            <a href={linkTo(id, choice)} aria-current={here ? 'true' : undefined}>
              <span aria-hidden="true">{SIGNS[standing]}</span> {STANDING_WORDS[standing]}
              <span className="visually-hidden">
                : {CHOICE_LABELS[choice]} with {label}
              </span>
            </a>
          </td>
        );
      })}
    </tr>
  );
}
