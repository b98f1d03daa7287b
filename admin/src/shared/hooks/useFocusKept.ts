import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Moves the focus to a fallback element when the focused element disappears, such as the button of
 * a finished step. Otherwise the focus would restart at the top of the page. The fallback must be
 * focusable (`tabIndex` -1). The check runs on every render of the calling component.
 */
export function useFocusKept<Place extends HTMLElement>(): RefObject<Place> {
  const place = useRef<Place>(null);
  const stoodOn = useRef<Element | null>(null);

  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      stoodOn.current = target instanceof Element ? target : null;
    };
    // A press elsewhere means that the user has left the element.
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
