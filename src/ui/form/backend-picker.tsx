import { LIMITS } from '../../configuration/configuration.ts';
import { nameOf } from '../../workspace/backend-list.ts';
import { Icon } from '../icon.tsx';
import { useDispatch, useWorkspace } from '../workspace-context.tsx';
import { CountHere } from './findings-here.tsx';

/** More than these are chosen from a list. */
const BUTTONS = 6;

/** Which backend the questions are about, where there are several. */
export function BackendPicker() {
  const dispatch = useDispatch();
  const backends = useWorkspace((state) => state.configuration.backends);
  const chosen = useWorkspace((state) => state.view.backend);
  const look = (backend: number) => dispatch({ type: 'look', at: { backend } });
  if (backends.length === 1) return null;
  return (
    <fieldset className="backends wide" aria-label="Backends">
      {backends.length > BUTTONS && (
        <select aria-label="Backend" value={chosen} onChange={(event) => look(Number(event.target.value))}>
          {backends.map(({ target }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a backend is its place; two may have the same name.
            <option key={index} value={index}>
              {index + 1} · {nameOf(target)}
            </option>
          ))}
        </select>
      )}
      {backends.length <= BUTTONS &&
        backends.map(({ target }, index) => (
          <button
            type="button"
            className="chip"
            // biome-ignore lint/suspicious/noArrayIndexKey: a backend is its place; two may have the same name.
            key={index}
            aria-pressed={index === chosen}
            onClick={() => look(index)}
          >
            {nameOf(target)}
            {index !== chosen && <CountHere parts={[`backends.${index}`]} />}
          </button>
        ))}
      <span className="push" />
      {backends.length > 1 && (
        <button
          type="button"
          className="quiet-button"
          aria-label="Remove this backend"
          onClick={() => dispatch({ type: 'remove-backend', index: chosen })}
        >
          <Icon name="remove" size={14} /> Remove
        </button>
      )}
    </fieldset>
  );
}

/** Beside the question that it asks once more. */
export function AddBackend() {
  const dispatch = useDispatch();
  const full = useWorkspace((state) => state.configuration.backends.length >= LIMITS.backends);
  if (full) return null;
  return (
    <button type="button" className="quiet-button" onClick={() => dispatch({ type: 'add-backend' })}>
      <Icon name="add" size={14} /> Add a backend
    </button>
  );
}
