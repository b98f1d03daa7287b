import { useCallback, useState } from 'react';

/** The width of an element, in pixels, as it is and as it becomes; 0 until it is known. */
export function useWidth(): [ref: (element: Element | null) => void, width: number] {
  const [width, setWidth] = useState(0);
  const [observer] = useState(
    () =>
      new ResizeObserver(([entry]) => {
        if (entry) setWidth(Math.floor(entry.contentRect.width));
      }),
  );
  const ref = useCallback(
    (element: Element | null) => {
      observer.disconnect();
      if (element) observer.observe(element);
    },
    [observer],
  );
  return [ref, width];
}
