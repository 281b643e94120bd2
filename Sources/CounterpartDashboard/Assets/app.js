document.body.textContent = "Counterpart";
