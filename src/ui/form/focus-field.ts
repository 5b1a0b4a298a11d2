import type { FieldPath } from '../../configuration/configuration.ts';

/**
 * Leads to the control of a field, or to the nearest one: the first inside it, or the one that it stands in. Opens what is
 * folded around it. Says whether there was one.
 */
export function focusField(at: FieldPath): boolean {
  const control = controlOf(at);
  if (control === null) return false;
  for (
    let outer = control.closest('details');
    outer !== null;
    outer = outer.parentElement?.closest('details') ?? null
  ) {
    outer.open = true;
  }
  control.focus({ preventScroll: true });
  if (!inSight(control)) control.scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' });
  return true;
}

function controlOf(at: FieldPath): HTMLElement | null {
  for (let place = at; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('.')))) {
    const name = CSS.escape(place);
    const found =
      document.querySelector<HTMLElement>(`[name="${name}"]:checked`) ??
      document.querySelector<HTMLElement>(`[name="${name}"]:not([type=radio])`) ??
      document.querySelector<HTMLElement>(`[name^="${name}."]:checked, [name^="${name}."]:not([type=radio])`);
    if (found !== null) return found;
  }
  return null;
}

/** Between what may stand in place at the top and at the foot of the page: what is read must not jump. */
function inSight(control: HTMLElement): boolean {
  const { top, bottom } = control.getBoundingClientRect();
  return top > 72 && bottom < innerHeight - 72;
}

function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
