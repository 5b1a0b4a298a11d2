import type { Address, Ports, Storage, Stored } from '../../workspace/ports.ts';

/** The browser, as the workspace sees it. Everything in it may be blocked; nothing of that throws. */
export function browserPorts(): Ports {
  return {
    storage,
    address,
    clock: {
      now: () => new Date(),
      after: (milliseconds, call) => {
        const timer = setTimeout(call, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    tab: tabName(),
  };
}

const storage: Storage = {
  read: (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write: (key, text): Stored => {
    try {
      localStorage.setItem(key, text);
      return 'stored';
    } catch (error) {
      return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'blocked';
    }
  },
  remove: (key) => {
    try {
      localStorage.removeItem(key);
    } catch {
      // Blocked: then nothing is there either.
    }
  },
  onWrittenElsewhere: (listener) => {
    const onStorage = ({ key, newValue }: StorageEvent) => {
      if (key !== null && newValue !== null) listener(key, newValue);
    };
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  },
};

const address: Address = {
  fragment: () => location.hash,
  dropFragment: () => {
    history.replaceState(history.state, '', location.pathname + location.search);
    leaveField();
  },
  onFragment: (listener) => {
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
  },
};

/** A field that somebody types in keeps its text, whatever else happens: but a link has put other work in its place. */
function leaveField(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.matches('form [name]')) activeElement.blur();
}

const TAB_KEY = 'upstream-tls.tab';

/** The same after a reload, so that a tab finds its own work again. */
function tabName(): string {
  const fresh = Math.random().toString(36).slice(2, 12);
  try {
    const known = sessionStorage.getItem(TAB_KEY);
    if (known !== null) return known;
    sessionStorage.setItem(TAB_KEY, fresh);
  } catch {
    // Blocked: a reload makes another tab of it.
  }
  return fresh;
}
