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
  // A resize moves what is under the pointer without a new drawing.
  addEventListener('resize', () => x80Witness('moved'), true);
})();
