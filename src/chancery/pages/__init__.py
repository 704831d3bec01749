"""The pages of the site: pure functions from the dossier to what each template shows."""
