import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Gives the keyboard a place when what it stood on has gone from the page, as the button of a step
 * that was taken: else it would begin again at the top. The place has to take the focus (`tabIndex`
 * -1); it is looked after whenever the component that asks for it is drawn.
 */
export function useFocusKept<Place extends HTMLElement>(): RefObject<Place> {
  const place = useRef<Place>(null);
  const stoodOn = useRef<Element | null>(null);

  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      stoodOn.current = target instanceof Element ? target : null;
    };
    // Who presses beside it has left it.
    const onPress = () => {
      stoodOn.current = null;
    };
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPress);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPress);
    };
  }, []);

  useEffect(() => {
    const isNowhere = document.activeElement === document.body;
    if (isNowhere && stoodOn.current?.isConnected === false) place.current?.focus();
  });

  return place;
}
