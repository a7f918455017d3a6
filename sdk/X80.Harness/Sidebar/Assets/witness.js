// Runs in an isolated world of the sidebar, which the sidebar's own script cannot see. `x80Witness` is a binding of the
// host that exists in this world alone.
(() => {
  addEventListener('click', event => {
    const control = event.target instanceof Element ? event.target.closest('[data-control]') : null;
    if (control !== null) {
      x80Witness(JSON.stringify({
        control: control.getAttribute('data-control'),
        trusted: event.isTrusted,
        visible: document.visibilityState === 'visible',
      }));
    }
  }, true);
  // A resize, or a part that a person unfolds, moves what is under the pointer without a new drawing.
  addEventListener('resize', () => x80Witness('moved'), true);
  addEventListener('toggle', () => x80Witness('moved'), true);
  // Somebody is there: no more is said of it, and not oftener than once in a second.
  let said = -1000;
  for (const type of ['pointerdown', 'keydown', 'wheel']) {
    addEventListener(type, event => {
      if (event.isTrusted && event.timeStamp - said >= 1000) {
        said = event.timeStamp;
        x80Witness('used');
      }
    }, { capture: true, passive: true });
  }
})();
