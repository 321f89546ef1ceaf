"""The notice to the applicant: drafted here, signed by a person, sent by the authority."""
