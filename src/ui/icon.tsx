/** Outlines in a box of 20 × 20, in the colour of the text around them. */
const PATHS = {
  undo: 'M7.5 4 3.5 8l4 4M4 8h8a4.5 4.5 0 0 1 0 9H9',
  redo: 'M12.5 4l4 4-4 4M16 8H8a4.5 4.5 0 0 0 0 9h3',
  theme: 'M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14M10 6.5h3.6M10 10h7M10 13.5h3.6',
  help: 'M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4zM7.8 8a2.2 2.2 0 1 1 3.3 1.9c-.8.5-1.1.9-1.1 1.7M10 14.1v.1',
  add: 'M10 4v12M4 10h12',
  remove: 'M5 5l10 10M15 5 5 15',
  form: 'M4 5.5h12M4 10h12M4 14.5h7',
  diagram: 'M2.5 10a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM6.5 10h7M13.5 10a2 2 0 1 0 4 0 2 2 0 0 0-4 0z',
  yaml: 'M7 5 3 10l4 5M13 5l4 5-4 5',
  checks: 'M10 2.5l6.5 2.4v5c0 4-2.7 6.4-6.5 7.8-3.8-1.4-6.5-3.8-6.5-7.8v-5zM7 9.8l2.2 2.2L13 7.8',
  steps: 'M4 5h.1M8 5h8.5M4 10h.1M8 10h8.5M4 15h.1M8 15h8.5',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration: what it stands for is always said in words as well. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
