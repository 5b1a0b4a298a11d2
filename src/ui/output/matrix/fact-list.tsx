import { useEffect, useRef } from 'react';
import { within } from '../../../configuration/version.ts';
import { CHOICE_LABELS } from '../../../implementations/choice-labels.ts';
import type { ChoiceId, Fact } from '../../../implementations/fact.ts';
import { cellsOf, conditionWords, daysOf, STANDING_WORDS, versionWords } from '../../../implementations/matrix.ts';
import { EvidenceLinks } from '../evidence-links.tsx';
import { Facts } from './matrix-styles.ts';

/** An implementation in the matrix. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  readonly says: string;
  /** Minors that are offered, newest first. */
  readonly versions: readonly string[];
  readonly facts: readonly Fact[];
}

interface FactListProps {
  readonly entry: Entry;
  /** `null` for all features, and what the implementation does by itself. */
  readonly choice: ChoiceId | null;
  /** `''` for every version. */
  readonly version: string;
  readonly linkTo: (implementation: string, choice: string) => string;
  readonly openLink: (implementation: string) => string;
}

/** What is known of an implementation: outcome, through what, what it needs, since when, and from where. */
export function FactList({ entry, choice, version, linkTo, openLink }: FactListProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { id, label, says, facts } = entry;
  // Who follows a link to a cell reads on there.
  useEffect(() => {
    if (choice !== null) heading.current?.focus({ preventScroll: false });
  }, [choice]);
  const days = daysOf(facts);
  const cells = cellsOf(facts).filter((cell) => choice === null || cell.choice === choice);
  const own = choice === null ? facts.filter(({ feature }) => feature === 'behaviour') : [];
  const holds = (fact: Fact) => version === '' || within(fact.when.versions, version) !== 'no';
  return (
    <Facts>
      <h3 ref={heading} tabIndex={-1}>
        {label}
        {choice !== null && `: ${CHOICE_LABELS[choice]}`}
      </h3>
      <p>
        {says} <a href={openLink(id)}>Configure it</a>
      </p>
      {days !== null && (
        <p className="quiet">
          Sources last read on {days.newest}
          {days.oldest === days.newest ? '' : `, the oldest on ${days.oldest}`}. Something wrong? Tell this project with
          the link of the cell and a source that says otherwise: docs/adding-an-implementation.md shows where the fact
          stands.
        </p>
      )}
      {cells.map((cell) => (
        <section key={cell.choice}>
          {choice === null && (
            <h4>
              <a href={linkTo(id, cell.choice)}>{CHOICE_LABELS[cell.choice]}</a>
            </h4>
          )}
          {cell.facts.length === 0 && <p>Nothing is known of it, so it is not offered.</p>}
          {cell.facts.filter(holds).map((fact) => (
            <FactView key={fact.id} fact={fact} />
          ))}
        </section>
      ))}
      {own.length > 0 && <h4>What it does by itself</h4>}
      {own.filter(holds).map((fact) => (
        <FactView key={fact.id} fact={fact} />
      ))}
    </Facts>
  );
}

function FactView({ fact }: { readonly fact: Fact }) {
  const { outcome, when, through, needs = [], support, claim, evidence } = fact;
  const conditions = conditionWords(fact);
  return (
    <div className={`fact ${outcome}`}>
      <p>
        <strong>{STANDING_WORDS[outcome]}</strong>
        <span className="quiet">
          {' '}
          {[versionWords(when.versions), conditions, support]
            .filter((part) => part !== undefined && part !== '')
            .join(' · ')}
        </span>
      </p>
      <p>{claim}</p>
      {through !== undefined && (
        <p>
          Through <code>{through}</code>
        </p>
      )}
      {needs.length > 0 && <p>Needs: {needs.join('; ')}</p>}
      <EvidenceLinks evidence={evidence} />
    </div>
  );
}
