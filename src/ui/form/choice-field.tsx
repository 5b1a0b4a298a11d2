import { memo, useState } from 'react';
import type { FieldPath } from '../../configuration/configuration.ts';
import { valueAt } from '../../configuration/field-path.ts';
import { useDispatch, useWorkspace } from '../workspace-context.tsx';
import { Badge } from './badge.tsx';
import type { ChoiceWords } from './choice-words.ts';
import { FindingsHere } from './findings-here.tsx';
import type { Offer } from './offer.ts';
import { describedBy } from './telling-field.ts';
import { useOffer } from './use-offers.ts';
import { WhyNot } from './why-not.tsx';

interface ChoiceFieldProps {
  readonly at: FieldPath;
  readonly legend: string;
  readonly choices: readonly ChoiceWords[];
}

/**
 * One of a few, each with a line of explanation. What is not possible here stays in sight and in reach of the keyboard:
 * choosing it tells why, and what else could be done.
 */
export const ChoiceField = memo(function ChoiceField({ at, legend, choices }: ChoiceFieldProps) {
  const dispatch = useDispatch();
  const offer = useOffer();
  const value = useWorkspace(({ configuration }) => valueAt(configuration, at));
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {choices.map((words) => {
        const offered = offer(words.choice);
        const chosen = value === words.value;
        const refused = offered?.refused === true && !chosen;
        const choose = () => {
          setAsked(null);
          dispatch({ type: 'choose', at, value: words.value });
        };
        return (
          <div key={words.value} className="choice" data-chosen={chosen} data-refused={refused}>
            <Radio
              name={at}
              words={words}
              chosen={chosen}
              refused={refused}
              onChoose={choose}
              onAsk={() => setAsked(asked === words.value ? null : words.value)}
            />
            <div className="words">
              <label htmlFor={idOf(at, words.value)}>{words.label}</label>
              <Badge offer={offered} />
              <p className="help" id={`${idOf(at, words.value)}-says`}>
                {lineOf(words, offered, chosen)}
              </p>
              {refused && asked === words.value && offered !== null && (
                <WhyNot
                  at={at}
                  value={words.value}
                  says={offered.note.says}
                  evidence={offered.note.evidence}
                  onTaken={() => setAsked(null)}
                />
              )}
            </div>
          </div>
        );
      })}
      <FindingsHere at={at} />
    </fieldset>
  );
});

interface RadioProps {
  readonly name: FieldPath;
  readonly words: ChoiceWords;
  readonly chosen: boolean;
  readonly refused: boolean;
  readonly onChoose: () => void;
  readonly onAsk: () => void;
}

function Radio({ name, words, chosen, refused, onChoose, onAsk }: RadioProps) {
  const id = idOf(name, words.value);
  return (
    <input
      type="radio"
      id={id}
      name={name}
      value={words.value}
      checked={chosen}
      aria-disabled={refused}
      aria-describedby={chosen ? describedBy(name, `${id}-says`) : `${id}-says`}
      onChange={() => (refused ? onAsk() : onChoose())}
    />
  );
}

function idOf(at: FieldPath, value: string): string {
  return `choice-${at}-${value}`;
}

/** What it means; what the implementation makes of it, where that is chosen or in doubt. */
function lineOf(words: ChoiceWords, offer: Offer | null, chosen: boolean): string {
  if (offer === null) return words.means;
  if (offer.refused || offer.note.available === 'no') return offer.note.says;
  return chosen || offer.note.available === 'maybe' ? `${words.means} ${offer.note.says}` : words.means;
}
