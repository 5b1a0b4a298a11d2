import { useEffect } from 'react';
import type { FieldPath } from '../../configuration/configuration.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { DialogName } from './dialogs.tsx';
import { lateIfHere } from './late.ts';

/** What the keyboard does beside moving and typing. */
export const SHORTCUTS = [
  { keys: ['Ctrl / ⌘', 'Z'], does: 'Undo. In a text field it undoes the typing in it, as everywhere.' },
  { keys: ['Ctrl / ⌘', 'Shift', 'Z'], does: 'Redo' },
  { keys: ['Alt', '1'], does: 'Go to the form' },
  { keys: ['Alt', '2'], does: 'Show the YAML' },
  { keys: ['Alt', '3'], does: 'Show the checks' },
  { keys: ['Alt', '4'], does: 'Show the steps' },
  { keys: ['Alt', 'Enter'], does: 'Go from a line of the YAML to its field in the form, and back' },
  { keys: ['Alt', 'P'], does: 'Presets' },
  { keys: ['Alt', 'S'], does: 'Share' },
  { keys: ['?'], does: 'This list' },
] as const;

/** Listens to the whole page. Keys that mean something where the focus is are left alone. */
export function useShortcuts(workspace: Workspace, onDialog: (name: DialogName) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      const act = actionOf(event, workspace, onDialog);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [workspace, onDialog]);
}

function actionOf(
  event: KeyboardEvent,
  workspace: Workspace,
  onDialog: (name: DialogName) => void,
): (() => void) | null {
  const { dispatch } = workspace;
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'z') {
    return isText(event.target) ? null : () => dispatch({ type: shiftKey ? 'redo' : 'undo' });
  }
  if (ctrlKey || metaKey) return null;
  if (key === '?' && !altKey) return isText(event.target) ? null : () => onDialog('shortcuts');
  if (!altKey || shiftKey) return null;
  switch (code) {
    case 'Digit1':
      return () => {
        dispatch({ type: 'look', at: { part: 'form' } });
        document.querySelector<HTMLElement>('#form')?.focus();
      };
    case 'Digit2':
      return () => dispatch({ type: 'look', at: { part: 'output', output: 'yaml' } });
    case 'Digit3':
      return () => dispatch({ type: 'look', at: { part: 'output', output: 'checks' } });
    case 'Digit4':
      return () => dispatch({ type: 'look', at: { part: 'output', output: 'steps' } });
    case 'Enter': {
      const field = fieldOf(event.target);
      return field === null ? null : () => lateIfHere()?.parts.goToTextOf(workspace, field);
    }
    case 'KeyP':
      return () => onDialog('presets');
    case 'KeyS':
      return () => onDialog('share');
    default:
      return null;
  }
}

/** The field of the form that the focus is in. */
function fieldOf(target: EventTarget | null): FieldPath | null {
  const name = target instanceof Element && target.closest('form') !== null ? target.getAttribute('name') : null;
  return name === null || name === '' ? null : name;
}

/** Where the browser's own undo, and the character itself, belong to the text. */
function isText(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'file'].includes(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}
