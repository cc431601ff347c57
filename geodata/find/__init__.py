"""Find a gemeente, a place, a postcode or an organisatie by what somebody types."""
