// The back office: a list that arrow keys move through, reasons to choose from, and a draft that outlives a look at the pictures.
(() => {
  'use strict';

  const { $, $$ } = window.yanqi;

  // ── Queue: up and down while the focus is on a row ────────────────────────────────────────────────
  const rows = $$('[data-row]');
  rows.forEach((row, at) => row.addEventListener('keydown', event => {
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (next === undefined || !rows[next]) return;
    event.preventDefault();
    rows[next].focus();
  }));

  // ── Reasons that are given often ──────────────────────────────────────────────────────────────────
  $$('[data-fill]').forEach(button => button.addEventListener('click', () => {
    const field = document.getElementById(button.dataset.fill);
    field.value = [field.value.trim(), button.textContent].filter(Boolean).join('\n').slice(0, field.maxLength);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  }));

  // ── Draft: in this tab only, until it is sent or somebody signs out ───────────────────────────────
  const clear = () => Object.keys(sessionStorage).filter(key => key.startsWith('yanqi-draft-')).forEach(key => sessionStorage.removeItem(key));
  $$('[data-draft]').forEach(box => {
    const key = 'yanqi-draft-' + box.dataset.draft;
    const reason = $('textarea', box), choices = $$('input[type=radio]', box);
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    if (!reason.value && kept.reason) reason.value = kept.reason;
    if (!choices.some(choice => choice.checked)) choices.forEach(choice => { choice.checked = choice.value === kept.decision; });
    box.addEventListener('input', () => sessionStorage.setItem(key, JSON.stringify({ reason: reason.value, decision: choices.find(choice => choice.checked)?.value })));
  });
  if ($('#done, #signed-out')) clear();

  $('.marked')?.scrollIntoView({ block: 'nearest' });
})();
