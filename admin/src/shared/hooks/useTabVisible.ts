import { useSyncExternalStore } from 'react';

function subscribe(onChange: () => void): () => void {
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}

/** Whether the browser tab is visible; a hidden tab needs no fresh data. */
export function useTabVisible(): boolean {
  return useSyncExternalStore(subscribe, () => document.visibilityState === 'visible');
}

/** An interval for polling, which pauses while the tab is hidden; 0 polls nothing. */
export const useWhileVisible = (intervalMs: number): number => (useTabVisible() ? intervalMs : 0);
