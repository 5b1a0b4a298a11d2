import type { FieldPath } from '../../configuration/configuration.ts';
import { LIMITS } from '../../configuration/configuration.ts';
import { Icon } from '../icon.tsx';
import { useDispatch, useWorkspace } from '../workspace-context.tsx';
import { Badge } from './badge.tsx';
import { FindingsHere } from './findings-here.tsx';
import { SelectField } from './select-field.tsx';
import { describedBy } from './telling-field.ts';
import { TextField } from './text-field.tsx';
import { useOffer } from './use-offers.ts';

const TYPES = [
  { value: 'Hostname', label: 'Host name' },
  { value: 'URI', label: 'URI (SPIFFE)' },
] as const;

/** The names that the certificate may have in place of the host name. */
export function NameList({ at, index }: { readonly at: FieldPath; readonly index: number }) {
  const dispatch = useDispatch();
  const offer = useOffer()('subject-alt-names');
  const names = useWorkspace(({ configuration }) => {
    const validation = configuration.backends[index]?.validation;
    return validation === undefined || validation.mode === 'skip' ? undefined : validation.subjectAltNames;
  });
  if (names === undefined) return null;
  const refused = offer?.refused === true && names.length === 0;
  const says = offer === null || !(refused || names.length > 0) ? '' : offer.note.says;
  return (
    <fieldset className="names wide">
      <legend>Other names</legend>
      <p className="help" id={`${at}-says`}>
        {`Checked in place of the host name, which is then sent as SNI only. ${says}`} <Badge offer={offer} />
      </p>
      {names.map((name, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name is its place; its text changes with every key.
        <div className="name" key={`${place} ${name.type}`}>
          <SelectField
            at={`${at}.${place}.type`}
            label="Type"
            options={TYPES}
            onChoose={(type) => dispatch({ type: 'apply', edits: [{ at: `${at}.${place}`, value: emptyName(type) }] })}
          />
          {name.type === 'URI' ? (
            <TextField at={`${at}.${place}.uri`} label="URI" />
          ) : (
            <TextField at={`${at}.${place}.hostname`} label="Host name" />
          )}
          <button
            type="button"
            className="icon-button"
            aria-label={`Remove name ${place + 1}`}
            onClick={() => dispatch({ type: 'remove-name', backend: index, index: place })}
          >
            <Icon name="remove" size={16} />
          </button>
        </div>
      ))}
      {names.length < LIMITS.subjectAltNames && (
        <button
          type="button"
          className="quiet-button"
          name={at}
          aria-disabled={refused}
          aria-describedby={describedBy(at, `${at}-says`)}
          onClick={() => !refused && dispatch({ type: 'add-name', backend: index })}
        >
          <Icon name="add" size={14} /> Add a name
        </button>
      )}
      <FindingsHere at={at} />
    </fieldset>
  );
}

/** A name to begin with: an empty one could not stand in the Configuration. */
function emptyName(type: string) {
  return type === 'URI'
    ? { type, uri: 'spiffe://cluster.local/ns/shop/sa/api' }
    : { type: 'Hostname', hostname: 'api.internal.example' };
}
